// The library: judging a page, reading a list, and the whole command, for programs that want them
// without a process of their own.
export type { Io } from './cli/io.js';
export { run } from './cli/run.js';
export { RunError, type RunProblem } from './errors.js';
export type { Page, Redirect } from './page/page.js';
export { readPage } from './page/read-page.js';
export type { Processes } from './processes.js';
export type { HttpFacts, SchoolResult } from './result.js';
export type { School, Site, SiteAddress } from './school.js';
export { countSchools, openSchoolList, type SchoolList } from './schools/list.js';
export { parseSite } from './schools/site.js';
export { classifyAddress } from './verdict/classify-address.js';
export type { Findings } from './verdict/findings.js';
export { judge, type Wanted } from './verdict/judge.js';
export { judgeAnswer } from './verdict/judge-answer.js';
export type { Judgement } from './verdict/judgement.js';
export type { Link, LinkKind, NearMiss, Remark } from './verdict/link.js';
export { parseRules } from './verdict/parse-rules.js';
export { PROFILES } from './verdict/profiles.js';
export { formatReason, type WordedReason } from './verdict/reason-words.js';
export { REASONS, type Reason, type Verdict } from './verdict/reasons.js';
export { formatRemark } from './verdict/remark-words.js';
export { NOKO_RULES, type ProfileName, type Rules } from './verdict/rules.js';
export type { RulesProblem } from './verdict/rules-problem.js';
