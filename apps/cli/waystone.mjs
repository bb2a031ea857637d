#!/usr/bin/env node
// What npm links as `waystone`: sets up what is missing and starts from the bundle.
import "../../scripts/waystone.mjs";
