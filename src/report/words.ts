// Everything that is said of findings. To be loaded only where there are some: it brings the whole catalog. Pure.
export { renderAnnotations } from './annotation.ts';
export { diagnosisLines, renderReport } from './diagnosis-report.ts';
export { diagnosedOutputsOf, failureOutputsOf } from './failure-outputs.ts';
export {
  otherFindingLines,
  renderComment,
  renderFailure,
  renderFinding,
  renderParagraph,
  skipLine,
} from './findings.ts';
