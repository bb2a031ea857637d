import { DigestItem, type Header } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import type { ChainInfo, RuntimeVersionInfo, StoredBlock } from "../backend.ts";

/** A header as Substrate prints it: number in hex, digest logs as bytes. */
export function headerJson(header: Header) {
  return {
    parentHash: header.parentHash,
    number: `0x${header.number.toString(16)}`,
    stateRoot: header.stateRoot,
    extrinsicsRoot: header.extrinsicsRoot,
    digest: { logs: header.digest.logs.map(item => toHex(DigestItem.encode(item))) },
  };
}

/** A block as Substrate prints it. */
export function blockJson({ header, extrinsics }: StoredBlock) {
  return { block: { header: headerJson(header), extrinsics: extrinsics.map(toHex) }, justifications: null };
}

/** A runtime's version as Substrate prints it. */
export function versionJson(version: RuntimeVersionInfo) {
  return {
    specName: version.specName,
    implName: version.implName,
    authoringVersion: version.authoringVersion,
    specVersion: version.specVersion,
    implVersion: version.implVersion,
    apis: version.apis,
    transactionVersion: version.transactionVersion,
    stateVersion: version.stateVersion,
    systemVersion: version.stateVersion,
  };
}

/** How amounts and addresses are written, as Substrate prints it. */
export function propertiesJson({ ss58Format, tokenDecimals, tokenSymbol }: ChainInfo) {
  return { ss58Format, tokenDecimals, tokenSymbol };
}
