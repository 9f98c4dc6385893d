// Questions on a terminal, by @clack/prompts: it takes any pair of streams, so that tests answer as
// users do, and it brings three small packages where others bring a dozen.
import type { Readable } from 'node:stream';
import * as clack from '@clack/prompts';
import type { Io } from '../../cli/io.js';
import type { Words } from '../../words/words.js';

/** The user pressed Ctrl-C or Escape. */
export class CancelledError extends Error {}

export interface PromptChoice<Value> {
  readonly value: Value;
  readonly label: string;
}

interface TextQuestion {
  readonly message: string;
  readonly initialValue?: string;
  /** What is wrong with the answer; undefined where nothing is. */
  readonly validate?: (text: string) => string | undefined;
}

export class Prompts {
  readonly #streams: { readonly input: Readable; readonly output: Io['stdout'] };
  readonly #words: Words['init'];

  constructor(io: Pick<Io, 'stdin' | 'stdout'>, words: Words) {
    this.#streams = { input: io.stdin(), output: io.stdout };
    this.#words = words.init;
  }

  begin(): void {
    clack.intro(this.#words.title, this.#streams);
  }

  tell(text: string): void {
    clack.log.message(text.split('\n'), this.#streams);
  }

  complain(text: string): void {
    clack.log.error(text, this.#streams);
  }

  end(text: string): void {
    clack.outro(text, this.#streams);
  }

  async choose<Value extends string>(
    message: string,
    options: readonly PromptChoice<Value>[],
  ): Promise<Value> {
    const all = options as clack.Option<Value>[];
    return answered<Value>(
      clack.select<Value>({ ...this.#streams, message, options: all, showInstructions: false }),
    );
  }

  async ask({ validate, ...question }: TextQuestion): Promise<string> {
    const check = (text: string | undefined) => validate?.(text ?? '');
    return answered<string>(clack.text({ ...this.#streams, ...question, validate: check }));
  }

  async confirm(message: string, initialValue: boolean): Promise<boolean> {
    const { yes: active, no: inactive } = this.#words;
    return answered<boolean>(
      clack.confirm({ ...this.#streams, message, active, inactive, initialValue }),
    );
  }
}

/** The answer to a question that was not cancelled. */
async function answered<Value>(question: Promise<Value | symbol>): Promise<Value> {
  const answer = await question;
  if (clack.isCancel(answer)) throw new CancelledError();
  return answer as Value;
}
