// Mail to the department, from the first row to the message, as the main job sees it. The message
// is sent when all reports stand and the journal is gone, so that nothing it does can cost them anything; and a run that
// ends before it begins is told of, too, since nobody looks at a job that writes nothing.

import { readAuthorities } from '../../../cli/authorities.js';
import type { Io } from '../../../cli/io.js';
import type { CheckOptions } from '../../../cli/options.js';
import type { SchoolResult } from '../../../crawl/result.js';
import { RunError, type RunProblem } from '../../../errors.js';
import { openAttachment } from '../../../mail/attachment.js';
import { formatMessageHtml, formatMessageText } from '../../../mail/format-message.js';
import {
  createFailureMessage,
  createMessage,
  MAX_LISTED,
  type Message,
} from '../../../mail/message.js';
import { isNews } from '../../../mail/news.js';
import { sendMail } from '../../../mail/send-mail.js';
import { createHighlights } from '../../../report/html/highlights.js';
import { createPeriod } from '../../../report/html/period.js';
import { createRows } from '../../../report/html/school-row.js';
import { createOverview } from '../../../report/overview.js';
import type { TargetOptions, TargetOutcome } from '../../../report/target.js';
import { PROFILES } from '../../../verdict/profiles.js';
import { WORDS } from '../../../words/index.js';
import type { Attached } from '../../../words/mail-words.js';
import type { Words } from '../../../words/words.js';
import { type ComparedWith, formatMassAlarm, formatOutcome } from '../conversation.js';
import { type MailOptions, readMailSettings } from './mail-settings.js';

export interface Mail {
  /** Gets ready for the rows of a report with these settings. */
  readonly begin: (settings: TargetOptions) => Promise<MailDraft>;
  /** Tells of a run that came to nothing; never rejects. */
  readonly tellOfFailure: (error: unknown) => Promise<void>;
}

export interface MailDraft {
  readonly add: (result: SchoolResult) => Promise<void>;
  /** Sends what there is to be said; answers whether nothing is left unsent that should be. */
  readonly conclude: (end: MailedEnd) => Promise<boolean>;
  /** Never rejects. */
  readonly discard: () => Promise<void>;
}

export interface MailedEnd {
  readonly outcomes: readonly TargetOutcome[];
  readonly comparison: ComparedWith | null;
  /** Rows that our own network, an interruption or a bug cost. */
  readonly ownNetwork: number;
  /** See `RunEnd`. */
  readonly impostor: string | null;
  readonly interrupted: number;
  readonly bugs: number;
  /** False where the run could not be put into the folder of the history. */
  readonly isKept: boolean;
  readonly evidenceProblem: RunProblem | null;
}

/** The letter is Russian, as the report is, whatever the language of the conversation. */
const { ru } = WORDS;

/** Null without `--mail-to`; rejects with `RunError` (`usage`, `smtp`, `ca-file`). */
export async function openMail(call: {
  readonly options: MailOptions & Pick<CheckOptions, 'caFile' | 'connectTo' | 'grace' | 'quiet'>;
  readonly words: Words;
  readonly io: Io;
}): Promise<Mail | null> {
  const { options, words, io } = call;
  const settings = readMailSettings(options, words);
  if (settings === null) return null;
  const authorities = await readAuthorities(options.caFile, io.env);

  const complain = (sentence: string): void => {
    io.stderr.write(`${sentence}\n`);
  };
  const tell = (sentence: string): void => {
    if (!options.quiet) complain(sentence);
  };
  const send = async (message: Message, attached: Attached | null): Promise<boolean> => {
    const { host, port } = settings.server;
    const fault = await sendMail(
      {
        subject: message.subject,
        text: formatMessageText(message),
        html: formatMessageHtml(message),
        date: io.now(),
        attachment: attached?.kind === 'attached' ? attached : null,
      },
      settings,
      { authorities, connectTo: options.connectTo, signal: io.abort },
    );
    if (fault === null) tell(words.mail.sent(settings.to.length));
    else {
      const problem = { code: 'mail', server: `${host}:${port}`, fault } as const;
      complain(`noko-check: ${words.problem(problem)}`);
    }
    return fault === null;
  };

  return {
    async begin(report) {
      const { rules = [PROFILES.noko] } = report;
      const counter = createOverview(report);
      const highlights = createHighlights({ calls: MAX_LISTED, named: MAX_LISTED });
      const period = createPeriod();
      const toRow = createRows(rules);
      const attachment = await openAttachment({ ...report, annex: false });
      return {
        async add(result) {
          counter.add(result);
          period.add(result.checkedAt);
          highlights.add(toRow(result));
          await attachment.add(result);
        },
        async conclude(end) {
          const alarms = alarmsOf(end);
          const { comparison } = end;
          const overview = counter.overview();
          const { grace } = options;
          const { verdicts } = overview;
          if (!settings.always && !isNews({ verdicts, comparison, grace, alarms: alarms.length })) {
            tell(words.mail.nothingNew);
            return true;
          }
          const attached = await attachment.finish();
          const message = createMessage({
            overview,
            highlights: highlights.highlights(),
            headers: report.carriedHeader,
            period: period.format(),
            alarms,
            left: comparison?.left ?? [],
            silent: comparison?.silent ?? [],
            reports: [
              ...end.outcomes.flatMap((outcome) => formatOutcome(outcome, ru)?.sentence ?? []),
              ru.mail.attached(attached),
            ],
          });
          return await send(message, attached);
        },
        discard: attachment.discard,
      };
    },
    async tellOfFailure(error) {
      const problem = error instanceof RunError ? error.problem : null;
      // Whoever mistypes a command reads the answer on the screen.
      if (problem?.code === 'usage' || io.abort.aborted) return;
      const why = problem === null ? ru.crash : ru.problem(problem);
      await send(createFailureMessage(why), null);
    },
  };
}

/** What makes the run doubtful, and what it could not write, a sentence each. */
function alarmsOf(end: MailedEnd): readonly string[] {
  const { comparison, outcomes, ownNetwork, impostor, interrupted, bugs, isKept, evidenceProblem } =
    end;
  return [
    ...(comparison === null || comparison.mass === null ? [] : [formatMassAlarm(comparison, ru)]),
    ...(ownNetwork > 0 ? [ru.summary.ownNetwork(ownNetwork, impostor)] : []),
    ...(interrupted > 0 ? [ru.summary.interrupted(interrupted)] : []),
    ...(bugs > 0 ? [ru.mail.bugs(bugs)] : []),
    ...outcomes.flatMap((outcome) => {
      const said = formatOutcome(outcome, ru);
      return said?.isTrouble ? [said.sentence] : [];
    }),
    ...(isKept ? [] : [ru.mail.notKept]),
    ...(evidenceProblem === null ? [] : [ru.problem(evidenceProblem)]),
  ];
}
