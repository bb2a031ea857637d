// Tells the test runner about each file as it ends: one line of JSON, marked so that nothing else is taken for it.
export const MARK = "@@waystone ";

function tell(event) {
  process.stdout.write(`${MARK}${JSON.stringify(event)}\n`);
}

function describe(error) {
  const message = error.message ?? String(error);
  const place = error.stacks?.[0];
  const at = place ? `\n  at ${place.file}:${place.line}` : "";
  return `${error.name && !message.startsWith(error.name) ? `${error.name}: ` : ""}${message}${error.diff ? `\n${error.diff}` : ""}${at}`;
}

export default class Reporter {
  onTestRunStart(specifications) {
    tell({ event: "start", files: specifications.length });
  }

  onTestModuleEnd(module) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const failures = [];
    const skips = [];
    for (const test of module.children.allTests()) {
      const result = test.result();
      const name = `${module.relativeModuleId ?? module.moduleId} > ${test.fullName}`;
      if (result.state === "passed") counts.passed++;
      else if (result.state === "failed") {
        counts.failed++;
        failures.push({ title: name, detail: (result.errors ?? []).map(describe).join("\n") });
      } else {
        counts.skipped++;
        skips.push({ title: name, reason: result.note ?? "marked so in the test" });
      }
    }
    // A file that cannot be loaded, and hooks outside of any test, fail without a failing test.
    const suites = Array.from(module.children.allSuites()).flatMap(suite => suite.errors());
    for (const error of [...module.errors(), ...suites]) {
      counts.failed++;
      failures.push({ title: module.relativeModuleId ?? module.moduleId, detail: describe(error) });
    }
    tell({ event: "file", ...counts, failures, skips });
  }

  onTestRunEnd(_modules, errors) {
    tell({ event: "end", errors: errors.map(describe) });
  }
}
