/** `import { diagnose } from 'firsat/diagnose'`: what on a page keeps the widgets from working, each with what to do. */
export { diagnose, type DiagnoseOptions, type Diagnosis } from './diagnose/diagnose.js';
export type { Finding, FindingCode, Severity } from './diagnose/finding.js';
export { ViolationWatch, type SeenViolation } from './diagnose/violations.js';
