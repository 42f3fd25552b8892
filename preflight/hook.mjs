#!/usr/bin/env node
// Starts preflight as a hook of pre-commit, which runs a script of this repository (.pre-commit-hooks.yaml).
import '../dist/preflight.js';
