import type { Expectation, FileLook, RunProblem } from '../../errors.js';
import type { AsideRun } from '../../journal/run-identity.js';
import type { ListSeparator } from '../../school.js';
import { shareThatComplies } from '../../verdict/share.js';
import { formatBrowserFault } from '../browser-words.js';
import { clock } from '../clock.js';
import { COMPARISON_WORDS } from '../comparison-words.js';
import { formatConfigFault } from '../config-faults.js';
import { DIFF_WORDS } from '../diff-words.js';
import { formatForeignFile } from '../foreign-file.js';
import { HISTORY_WORDS } from '../history-words.js';
import { INIT_WORDS } from '../init-words.js';
import { formatJournalProblem, minute } from '../journal-problems.js';
import { formatDataFault, LIST_WORDS } from '../list-words.js';
import { formatMailProblem, MAIL_WORDS } from '../mail-words.js';
import { formatMergeProblem } from '../merge-problems.js';
import { MERGE_WORDS } from '../merge-words.js';
import { formatOsError } from '../os-errors.js';
import { READING_WORDS } from '../reading-words.js';
import { formatReportFault } from '../report-faults.js';
import { formatRulesFault } from '../rules-faults.js';
import { SCHEDULE_WORDS } from '../schedule-words.js';
import { SCORES_WORDS } from '../scores-words.js';
import { formatTemplateFault } from '../template-faults.js';
import type { Words } from '../words.js';
import { formatWorkbookFault } from '../workbook-faults.js';
import { counted } from './counted.js';
import { EXPLAIN_EN, EXPLAIN_HELP_EN } from './explain.js';
import { LETTERS_EN, LETTERS_HELP_EN } from './letters.js';

const numbers = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent' });

function schools(count: number): string {
  return counted(count, 'school');
}

function seconds(ms: number): string {
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(ms / 1_000)} s`;
}

const LOOKS: Readonly<Record<FileLook, string>> = {
  xls: 'an old Excel workbook (.xls)',
  encrypted: 'an Excel workbook with a password',
  ods: 'an OpenDocument spreadsheet (.ods)',
  docx: 'a Word document (.docx)',
  pdf: 'a PDF document',
  html: 'an HTML page',
  xml: 'an XML document',
  zip: 'a ZIP archive',
  'utf-16-without-bom': 'UTF-16 text without a byte order mark',
  binary: 'a binary file',
};

const SEPARATORS: Readonly<Record<ListSeparator, string>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** What to do with the file, for whoever has it. */
function listAdvice(look: FileLook): string {
  switch (look) {
    case 'encrypted':
      return 'Open it in Excel, take the password off (File → Info → Protect Workbook) and save it.';
    case 'docx':
      return 'Open it in Word, copy the table of schools into a new Excel workbook, save that as “Excel Workbook (.xlsx)”, and give that file.';
    case 'pdf':
      return 'A table in a PDF cannot be read reliably: ask its sender for the Excel table that it was made from. Failing that, Excel has “Data → Get Data → From File → From PDF”.';
    case 'zip':
      return 'Unpack it, and give the table that is inside.';
    case 'ods':
      return 'Open it in LibreOffice Calc, use “File → Save As… → Excel 2007–365 (.xlsx)” and give that file.';
    case 'html':
      return 'A table that a program exported: open it in Excel, use “Save as… → Excel Workbook (.xlsx)” and give that file. A web page: copy its table into a new workbook.';
    case 'binary':
      return 'This file is not a list of schools. Give a CSV or an Excel workbook (.xlsx).';
    default:
      return 'Open it in Excel, use “Save as… → Excel Workbook (.xlsx)” and give that file.';
  }
}

function expected(expectation: Expectation): string {
  switch (expectation.code) {
    case 'integer':
      return `a whole number from ${expectation.min} to ${expectation.max}`;
    case 'number':
      return `a number above ${expectation.above}, at most ${expectation.max}`;
    case 'one-of':
      return `one of: ${expectation.values.join(', ')}`;
    case 'columns':
      return `columns of the list, such as name=B,site=D or name=Title,site=Web (${expectation.known.join(', ')})`;
    case 'classifier':
      return 'a code of the classifier, for example 68701 or 85.14';
    case 'shard':
      return 'K/N with K from 1 to N, for example 2/4, or auto/4';
    case 'connect-to':
      return 'HOST1:PORT1:HOST2:PORT2, for example :80:127.0.0.1:8080';
    case 'dns-servers':
      return 'addresses of name servers, for example 192.0.2.1 or 192.0.2.1:5353,192.0.2.2';
    case 'time':
      return 'a time such as 03:00';
    case 'day':
      return 'a day as DD.MM.YYYY or YYYY-MM-DD, such as 21.10.2027';
    case 'column-value':
      return 'COLUMN=VALUE, such as Район=Заречный';
    case 'mail-address':
      return 'a mail address such as inspector@school.example';
    case 'mail-addresses':
      return 'mail addresses like inspector@school.example, separated by commas';
    case 'header-text':
      return 'printable ASCII text';
  }
}

/** A held file is the usual cause where the folder is fine. */
function outputAdvice(cause: string): string {
  if (cause === 'ENOENT' || cause === 'ENOTDIR') return 'Make the folder, or name another.';
  if (cause === 'ENOSPC' || cause === 'EDQUOT') return 'Free some space, or name another disk.';
  return 'If it is open in Excel, close it; check the folder and permissions.';
}

function problem(found: RunProblem): string {
  switch (found.code) {
    case 'usage':
      return found.message;
    case 'option-value':
      return `option ${found.option}: found “${found.value}”, expected ${expected(found.expected)}.`;
    case 'schedule-failed':
      return `“${found.command}” failed: ${found.cause}`;
    case 'input-unreadable':
      return `Cannot read the list “${found.file}”: ${formatOsError(found.cause, 'en')}. Check the name and the folder.`;
    case 'input-empty':
      return `The list “${found.file}” is empty. Give a CSV or an Excel workbook (.xlsx) with a header row, for example: name,url`;
    case 'input-no-rows':
      return `The list “${found.file}” has a header but no schools below it. Add a row for each school.`;
    case 'input-not-csv':
      return `The list “${found.file}” is neither CSV nor an Excel workbook (.xlsx): it looks like ${LOOKS[found.looksLike]}. ${listAdvice(found.looksLike)}`;
    case 'input-no-site-column':
      return `The list “${found.file}” has no column with the sites. The header found: ${found.header.map((cell) => `“${cell}”`).join(', ') || '(nothing)'} (separator: ${SEPARATORS[found.separator]}, encoding: ${found.encoding}). Name the column “url” or “Сайт”, or say which columns they are: --columns name=A,site=B`;
    case 'input-columns':
      return `The list “${found.file}” lacks columns of --columns: ${found.asked.map((cell) => `“${cell}”`).join(', ')}. The header found: ${found.header.map((cell) => `“${cell}”`).join(', ') || '(nothing)'}. Name a column by its header as in the list, or by its letter: --columns name=B,site=D`;
    case 'input-no-names':
      return `${found.use === 'annex' ? 'A Word form' : 'Letters'} without the names of the organisations would be of no use, and the ${found.header === null ? 'report' : 'list'} “${found.file}” has no column of them.${found.header === null ? ' Check a list with names, and take its report.' : ` The header found: ${found.header.map((cell) => `“${cell}”`).join(', ')}. Name the column: --columns name=…`}`;
    case 'input-broken-csv':
      return found.cause === 'open-quote'
        ? `The list “${found.file}” is broken at line ${found.line}: a quotation mark is opened there and never closed. Close it, or double every quotation mark inside the cell.`
        : `The list “${found.file}” is broken at line ${found.line}: the row is too long for a list of schools. Look for an unclosed quotation mark there.`;
    case 'input-workbook':
      return formatWorkbookFault(found, 'en');
    case 'output-unwritable':
      return `Cannot write the report “${found.file}”: ${formatOsError(found.cause, 'en')}. ${outputAdvice(found.cause)}`;
    case 'output-foreign':
      return formatForeignFile(found, { language: 'en', look: (look) => LOOKS[look] });
    case 'shard-file':
    case 'shard-rows':
    case 'shards-missing':
      return formatMergeProblem(found, 'en');
    case 'output-locked':
    case 'journal-list':
    case 'journal-settings':
    case 'journal-foreign':
    case 'journal-unwritable':
    case 'journal-full':
      return formatJournalProblem(found, 'en');
    case 'temporary-unwritable':
      return `${found.file === null ? 'Cannot run: the answers of the sites wait' : `Cannot write the report “${found.file}”: its rows wait for the end of the run`} in the temporary folder “${found.folder}”, which cannot be used: ${formatOsError(found.cause, 'en')}. ${found.cause === 'ENOSPC' ? 'Free some space there' : 'Check that folder'}, or name another in the variable TMPDIR (TEMP on Windows).`;
    case 'no-such-column':
      return `option ${found.option}: the list has no column “${found.wanted}”. It has: ${found.columns.map((column) => `“${column}”`).join(', ') || 'none beside the school and its site'}.`;
    case 'no-such-value':
      return `option --only: no school of the list has “${found.value}” in the column “${found.column}”.`;
    case 'output-rows':
      return `The report as ${found.format} is not written: it holds at most ${numbers.format(found.maxRows)} rows, header included. Write it as .csv, or split the list.`;
    case 'output-format':
      return `Cannot tell the format of the report “${found.file}” from its name. Known: ${found.known.join(', ')}. For Excel there is .xlsx.`;
    case 'evidence-unwritable':
      return `Cannot write the evidence “${found.file}”: ${formatOsError(found.cause, 'en')}. Check the folder, permissions and free space.`;
    case 'letter-unwritable':
      return `Cannot write the letter “${found.file}”: ${formatOsError(found.cause, 'en')}. Check the folder, permissions and free space.`;
    case 'template':
      return formatTemplateFault(found, 'en');
    case 'history-unwritable':
      return `Cannot keep the history in “${found.file}”: ${formatOsError(found.cause, 'en')}. Check the folder, permissions and free space.`;
    case 'history-unreadable':
      return `There is no history in “${found.file}”: ${found.cause === 'no-runs' ? 'it has no files such as 2026-11-20T03-00-00.ndjson.gz' : formatOsError(found.cause, 'en')}. Name the folder that --history adds to.`;
    case 'data-file':
      return formatDataFault(found, 'en');
    case 'report-file':
      return formatReportFault(found, 'en');
    case 'config-file':
      return formatConfigFault(found, { language: 'en', expected });
    case 'rules-file':
      return formatRulesFault(found, 'en');
    case 'bad-address':
      if (found.problem === 'results-site') {
        return `“${found.typed}” is an address of bus.gov.ru. What is needed is the school's own site; it may look like this: school.ru or https://school.ru`;
      }
      return found.problem === 'missing'
        ? 'No address of a site is given. It may look like this: school.ru or https://school.ru'
        : `The address “${found.typed}” is not an address of a site. It may look like this: school.ru or https://school.ru`;
    case 'page-unreadable':
      return `Cannot read the page “${found.file}”: ${formatOsError(found.cause, 'en')}. Check the name and the folder.`;
    case 'proxy':
      return `The proxy given by ${found.source} cannot be used. Give an address such as http://proxy.example:3128 or http://user:password@proxy.example:3128; SOCKS is not supported.`;
    case 'smtp':
    case 'mail':
      return formatMailProblem(found, 'en');
    case 'browser':
      return formatBrowserFault(found.fault, 'en');
    case 'ca-file':
      return `Cannot use the certificates in “${found.file}”: ${formatOsError(found.cause, 'en')}. A PEM file with “-----BEGIN CERTIFICATE-----” is expected.`;
  }
}

const WHY_ASIDE = {
  settings: 'had other settings',
  list: 'had another list, or a list from a pipe',
  old: 'is older than half a day',
} as const satisfies Readonly<Record<AsideRun['why'], string>>;

export const EN: Words = {
  language: 'en',
  help: {
    description:
      "Checks that schools' home pages carry a hyperlink to their independent-assessment (НОКО) results on bus.gov.ru, and writes a report whose first columns are the official annex form.",
    usage: '[options] [schools.xlsx]',
    list: 'the list of schools: CSV or an Excel workbook (.xlsx) with a header row; - reads standard input',
    headings: {
      'Usage:': 'Usage:',
      'Arguments:': 'Argument:',
      'Options:': 'Other:',
      'Commands:': 'Commands:',
      'Examples:': 'Examples:',
    },
    commonOptions: 'Common options:',
    allOptions: (command) => `All options: ${command} --help-all`,
    helpCommand: 'Shows the help of a command',
    helpUsage: '[command]',
    helpOf: 'a command, such as letters; without one, the help of the check',
    completion: 'Prints the script by which a shell completes the command at Tab',
    completionUsage: 'SHELL',
    shell: 'the shell',
    choices: 'choices',
    byDefault: 'default',
    groups: {
      list: 'List:',
      report: 'Report:',
      changes: 'Changes:',
      mail: 'Mail:',
      verdict: 'Verdict:',
      network: 'Network:',
      conversation: 'Messages:',
    },
    options: {
      columns: 'columns of the list with names and sites: name=…,site=…, by header or letter',
      register:
        'take the official sites from the register: a list that the command list made, or the open data set itself',
      scores:
        'show beside the link the values of the assessment, from the .json file that the command scores wrote',
      dryRun: 'show how the list is read, and check nothing',
      shard:
        'check only part K of N of the list, with all sites of a platform in one part; auto/N takes K from JOB_COMPLETION_INDEX',
      only: 'check only the schools with this value in a column of the list, such as Район=Заречный',
      sheet: 'the sheet of an Excel workbook; without it, the first that lists schools',
      output:
        'write the report to FILE, format by extension; may be repeated; - is standard output',
      force: 'write the report even over a file that is not a report, such as the list',
      resume: 'resume an interrupted run: ask only the schools without an answer',
      format: 'format on standard output',
      csv: 'CSV for a Russian Excel (files) or for programs (pipes)',
      splitBy:
        'beside the whole report write a workbook and a letter for each value of a column, such as each district',
      annex: "only the annex's three columns",
      annexAll:
        'every school in the Word and Excel annex; those that do not comply have an empty address',
      organisation:
        'the organisation that makes the report, for the HTML page, the workbook and the head of the annex',
      beside:
        'write the report beside the list, as “LIST – отчёт.html” and .xlsx, and compare with the last one there',
      open: 'show the page of the report in the browser at the end',
      evidence:
        'keep what was read from each site in the folder DIR, one WARC file for each school, as proof of the verdict',
      screenshots:
        'whose page to keep as a picture in the folder of --evidence when the browser has looked',
      previous:
        'compare with the earlier report FILE (CSV, XLSX, JSON, NDJSON); it may be the file of -o',
      grace: 'runs in a row that may fail to check a school before the report asks to call it',
      acceptMassChange: 'accept the report even if many schools got worse at once',
      history: 'keep each run in the folder DIR; noko-check history draws it',
      mailTo:
        'send a mail with the summary, the changes and a workbook when something is new or wrong; separate addresses with commas, may be repeated',
      mailFrom: 'sender of the mail; by default the user of the mail server, if that is an address',
      mailAlways: 'send the mail after every run',
      smtp: 'the mail server, smtps://user:password@host or smtp://…; a password is safer in the variable NOKO_CHECK_SMTP',
      require:
        'what a site must have, separated by commas: noko (the results), anketa (the survey anketa.68edu.ru), reviews (reviews on bus.gov.ru)',
      rules: 'rules for noko from a JSON file in place of the built-in ones',
      accept:
        'link kinds that pass for noko, separated by commas: results, card, rating-form, general',
      homepageOnly: 'do not look for the link on inner pages',
      browser:
        'let a browser look, scripts on, before a school is accused: PATH or auto, which is Edge, Chrome or Chromium',
      browserPages: 'pages that the browser has open at once',
      browserTime: 'time of the browser for one page',
      failOn: 'what makes the exit code non-zero',
      concurrency: 'sites requested at once',
      perDomain: 'sites of one platform (registrable domain) or machine requested at once',
      timeout: 'time limit for one site as a whole',
      retries: 'further attempts after a temporary failure',
      secondPass: 'do not retry unanswered sites at the end',
      maxPageSize: 'largest page read, decompressed',
      caFile: 'also trust these certificate authorities; may be repeated',
      proxy: 'use this proxy; by default HTTP_PROXY, HTTPS_PROXY and NO_PROXY decide',
      strictTls: 'leave a site unchecked if its certificate does not verify',
      allowPrivate: 'let sites lead to private addresses',
      dnsServers: "ask these name servers instead of the system's, separated by commas",
      userAgent: 'User-Agent header sent to the sites',
      connectTo: 'connect to HOST2:PORT2 instead of HOST1:PORT1; may be repeated',
      lang: 'language of messages (the report is always Russian)',
      config:
        'read options from this file; by default from noko-check.config.json in the working folder, if it exists',
      quiet: 'no progress and no summary, only errors',
      version: 'print the version',
      help: 'print the help',
      helpAll: 'print the help of all options',
    },
    exitCodes: `Exit codes:
  0  every school passes
  1  at least one fails
  2  nothing done: usage, input or output error; or a mail could not be sent
  3  none fails, but some could not be checked
  70 internal error
  130 interrupted; the report holds the rows so far`,
  },
  usage: {
    seeHelp: 'See: noko-check --help',
    listMissing:
      'no list of schools is given. Name a CSV file or an Excel workbook (.xlsx), or - for standard input.',
    unknownOption: (flag, similar) =>
      `unknown option ${flag}.${similar === null ? '' : ` Did you mean ${similar}?`}`,
    takesNoValue: (flag) => `option ${flag} takes no value.`,
    unknownCommand: (typed, similar) =>
      `there is neither a file nor a command “${typed}”.${similar === null ? '' : ` Did you mean ${similar}?`}`,
    oneShell: (shells) => `name one of the shells: ${shells.join(', ')}.`,
    missingValue: (flag) => `option ${flag} needs a value.`,
    tooManyArguments: (found) =>
      `expected one list, found ${found.length}: ${found.join(', ')}. A name with spaces needs quotation marks.`,
    repeatedOutput: (file) => `the report ${file} is named twice. Give each -o its own file.`,
    shardPlaceUnknown: (found, count) =>
      `--shard auto/${count} takes its place from the variable JOB_COMPLETION_INDEX, a number from 0 to ${count - 1}; ${found === null ? 'it is not set' : `found “${found}”`}.`,
    onlyWhole: (flag) =>
      `${flag} needs all schools, and a part has only some of them. Give ${flag} to noko-check merge instead.`,
    screenshotsNeed: '--screenshots needs the browser and a folder: add --browser and --evidence.',
    splitNeedsFile: '--split-by needs a report file, since it writes the others beside it: add -o.',
    besideNeedsFile: 'option --beside needs a list that is a file, not standard input.',
    openNeedsPage: 'option --open needs a page: add -o report.html or --beside.',
    resumeNeedsFile: 'option --resume needs a report file: name it with -o.',
    readByAll: (file) =>
      `The configuration “${file}” holds a password, and every user of this machine can read it. Close it to others (chmod 600), or move the password to a variable: NOKO_CHECK_SMTP, HTTPS_PROXY.`,
    needsNoko: (flag) =>
      `option ${flag} is about noko, which --require does not name. Add noko, or remove ${flag}.`,
    addressMissing: 'no site is given. Give its address, or a saved page with --html.',
    addressOfNothing: '--address tells where a page was saved from, so it needs --html.',
    siteAndFile:
      'both a site and a saved page are given. Give one of them; --address tells where a page was saved from.',
    oneAddress: (found) => `expected one address, found ${found.length}: ${found.join(', ')}.`,
    optionBeforeCommand: (flag, command) => `${flag} must follow the word ${command}.`,
  },
  diff: DIFF_WORDS.en,
  history: HISTORY_WORDS.en,
  merge: MERGE_WORDS.en,
  list: LIST_WORDS.en,
  scores: SCORES_WORDS.en,
  explain: EXPLAIN_EN,
  explainHelp: EXPLAIN_HELP_EN,
  comparison: COMPARISON_WORDS.en,
  mail: MAIL_WORDS.en,
  letters: LETTERS_EN,
  lettersHelp: LETTERS_HELP_EN,
  init: INIT_WORDS.en,
  schedule: SCHEDULE_WORDS.en,
  problem,
  crash: 'An internal error ended the run. Please report it with the text below.',
  verdict: { pass: 'pass', fail: 'fail', unchecked: 'unchecked' },
  profile: { noko: 'НОКО', anketa: 'Survey', reviews: 'Reviews' },
  reading: READING_WORDS.en,
  findings: { number: 'No.', name: 'School', reason: 'Reason', site: 'Site' },
  progress({ done, total, verdicts, elapsedMs, leftMs, waiting }) {
    const parts = [
      `${numbers.format(done)}${total === null ? '' : `/${numbers.format(total)}`}`,
      `${clock(elapsedMs)}${leftMs === null ? '' : `, ${clock(leftMs)} left`}`,
    ];
    if (waiting !== null) {
      const { sites, more } = waiting;
      parts.push(
        `waiting for ${sites.join(', ')}${more > 0 ? ` and ${numbers.format(more)} more` : ''}`,
      );
    }
    parts.push(
      `pass ${numbers.format(verdicts.pass)}`,
      `fail ${numbers.format(verdicts.fail)}`,
      `unchecked ${numbers.format(verdicts.unchecked)}`,
    );
    return parts.join(' · ');
  },
  summary: {
    checked: (count, durationMs) => `Checked ${schools(count)} in ${seconds(durationMs)}`,
    share(verdicts) {
      const { pass, fail, unchecked } = verdicts;
      const share = shareThatComplies(verdicts);
      const of = share === null ? '' : ` (${percent.format(share)})`;
      return `${numbers.format(pass)} of ${numbers.format(pass + fail)} checked pass${of}, ${numbers.format(unchecked)} unchecked`;
    },
    rules: (rules) => `Rules: ${rules.map(({ name, version }) => `${name} ${version}`).join(', ')}`,
    written: (file) => `Report: ${file}`,
    history: (folder) => `History: ${folder}`,
    notOpened: (file) => `The browser could not be opened. Open the report yourself: ${file}`,
    evidence: (folder) => `Evidence: ${folder}`,
    openElsewhere: (file, sign) =>
      `“${file}” is open in another program, such as Excel. If it still is when the run ends, the report is written beside it under another name.${sign === null ? '' : ` If nobody has it open, delete “${sign}”.`}`,
    writtenElsewhere: (file, target) =>
      `Report: ${file} (“${target}” is in use by another program and was left as it was)`,
    keptBefore: (file, target) =>
      `Report: ${file} (this run cannot be trusted, so “${target}” was left as it was)`,
    resumed: ({ since, answered, total }) =>
      `Resuming the run of ${minute(since)}: ${numbers.format(answered)}${total === null ? '' : ` of ${numbers.format(total)}`} ${(total ?? answered) === 1 ? 'school already has' : 'schools already have'} an answer.`,
    shard: ({ index, count, schools: part, of }) =>
      `Part ${index} of ${count}${part === null || of === null ? '' : `: ${numbers.format(part)} of ${schools(of)}`}.`,
    nothingToResume: 'No unfinished run was found: starting from the beginning.',
    toBeginAnew: (journal) => `To start over instead, stop this run and delete “${journal}”.`,
    setAside: ({ since, file, why, journal }) =>
      `An unfinished run of ${minute(since)} ${WHY_ASIDE[why]}: its answers are kept in “${file}”. To resume it, rename that file to “${journal}” and add --resume.`,
    resumable: (journal) =>
      `The answers so far are kept in “${journal}”: the same command with --resume continues from there.`,
    journalFault: (file, cause) =>
      `Cannot write to “${file}”: ${formatOsError(cause, 'en')}. The run continues and will try again. If it is interrupted now, schools that have answered since will be asked again.`,
    interrupted: (unanswered) =>
      `Interrupted: ${schools(unanswered)} not asked; their rows in the report say so.`,
    interrupting:
      'Interrupted: finishing the requests under way. Press Ctrl-C again to stop at once, without a report.',
    ownNetwork: (count, page) =>
      page !== null
        ? `Our own network shows the page “${page}” in place of every site (a login page, an unpaid account, a filter): ${schools(count)} could not be checked. The schools are not at fault. Open any site in a browser, restore the access and run the check again.`
        : `Our own network seems to be down: ${schools(count)} could not be checked. The schools are not at fault. Check the connection and run the check again. If the internet is behind a proxy, name it with --proxy; if site names are not found, name another DNS server with --dns-servers.`,
    sharedLinks: (count) =>
      `${schools(count)} ${count === 1 ? 'links' : 'link'} to the same results as another. That alone is no mistake, one page may show many schools: see the remarks.`,
    strangers({ notTheSite, moved }) {
      const parts = [
        ...(notTheSite > 0 ? [`a page that is not the school’s own: ${schools(notTheSite)}`] : []),
        ...(moved > 0 ? [`a site that has moved: ${schools(moved)}`] : []),
      ];
      return `No violation, but someone should look or call: ${parts.join(', ')}. The report has the page titles and the new addresses.`;
    },
    cards: (count) =>
      `Only a hyperlink to the card: ${schools(count)}. The department may accept it (--accept results,card).`,
    secondLook: (count) => `A browser looks at ${counted(count, 'site')}.`,
    looksLost: (count) =>
      `At ${counted(count, 'site')} the browser could not look: what was known of them stands, and their rows say so.`,
    secondPass: (count) => `Retrying ${schools(count)} that did not answer.`,
    suspicion: ({ kind, domains }) =>
      kind === 'alike'
        ? `${numbers.format(domains)} domains show the same page: it may come from our own network. Pausing to check.`
        : `${numbers.format(domains)} domains in a row do not answer: our own network may be down. Pausing for up to a minute to check.`,
    overdue: (address) =>
      `${address} exceeded its time limit and was stopped; its row says timeout.`,
    scarcity:
      'Too few file descriptors: fewer sites are requested at once. The sites are not at fault. Raise the limit (ulimit -n) or lower --concurrency.',
    bug: (message) =>
      `Internal error while judging: ${message}. Please report it; the row says internal-error.`,
  },
};
