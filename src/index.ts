// The library: judging a page, reading a list, and the whole command, for programs that want them
// without a process of their own.
export type { Io } from './cli/io.js';
export { run } from './commands/run.js';
export type { HttpFacts, SchoolResult } from './crawl/result.js';
export { RunError, type RunProblem } from './errors.js';
export type { Processes } from './files/processes.js';
export { countSchools, openSchoolList, type SchoolList } from './list/list.js';
export { parseSite } from './list/site.js';
export type { Page, Redirect } from './page/page.js';
export { readPage } from './page/read-page.js';
export type { School, Site, SiteAddress } from './school.js';
export { classifyAddress } from './verdict/classify-address.js';
export type { Findings } from './verdict/findings.js';
export { judge, type Wanted } from './verdict/judge.js';
export { judgeAnswer } from './verdict/judge-answer.js';
export type { Judgement } from './verdict/judgement.js';
export type { Link, LinkKind, NearMiss, Remark } from './verdict/link.js';
export { parseRules } from './verdict/parse-rules.js';
export { PROFILES } from './verdict/profiles.js';
export { REASONS, type Reason, type Verdict } from './verdict/reasons.js';
export { NOKO_RULES, type ProfileName, type Rules } from './verdict/rules.js';
export type { RulesProblem } from './verdict/rules-problem.js';
export { formatReason, type WordedReason } from './words/reason-words.js';
export { formatRemark } from './words/remark-words.js';
