// What `explain` says, beside what the verdict's own tables say of reasons and remarks.

import type { CharsetTeller } from '../page/decode-page.js';
import type { FetchPurpose } from '../page/fetch.js';
import type { Cut } from '../page/page.js';
import type { EvidenceKind } from '../verdict/evidence.js';
import type { LinkKind } from '../verdict/link.js';

export interface ExplainWords {
  readonly site: (typed: string) => string;
  readonly file: (file: string) => string;
  /** What a saved page cannot show. */
  readonly fileAlone: string;
  readonly attempts: (attempts: number) => string;
  readonly checkedAt: (timestamp: string) => string;
  readonly sought: (rules: {
    readonly name: string;
    readonly version: string;
    readonly accept: readonly LinkKind[];
    readonly busId: string | null;
  }) => string;
  readonly toDo: (advice: string) => string;
  readonly remark: (remark: string) => string;

  readonly whatWasRead: string;
  readonly purposes: Readonly<Record<FetchPurpose, string>>;
  /** `guess` is where its links say that it is from. */
  readonly savedPage: (address: string | null, guess: string | null) => string;
  readonly leadsToHost: (host: string) => string;
  readonly dropped: string;
  readonly failed: (title: string) => string;
  readonly status: (status: number) => string;
  readonly noContentType: string;
  readonly bytes: (bytes: number) => string;
  readonly server: (server: string) => string;
  readonly charset: (charset: string, toldBy: CharsetTeller) => string;
  readonly cut: Readonly<Record<Cut, string>>;
  readonly title: (title: string) => string;
  readonly content: (counts: {
    readonly anchorCount: number;
    readonly textLength: number;
    readonly scriptCount: number;
  }) => string;
  readonly roles: Readonly<Record<PageRole, string>>;
  readonly leadsTo: (address: string) => string;

  /** Both readings of a site, the plain one and that of a browser. */
  readonly look: Readonly<
    Record<
      | 'heading'
      | 'reading'
      | 'plain'
      | 'browser'
      | 'verdict'
      | 'title'
      | 'anchors'
      | 'text'
      | 'links'
      | 'lost',
      string
    >
  > & { readonly decided: Readonly<Record<'plain' | 'browser', string>> };
  readonly whoseIsIt: string;
  /** Whether the home page is taken for the school's own. */
  readonly isOwn: Readonly<Record<'yes' | 'no', string>>;
  /** The name in the list, by which it was compared; empty where there is none. */
  readonly comparedWith: (name: string) => string;
  readonly evidence: Readonly<Record<EvidenceKind, string>>;
  /** Above what is told of the site to which the first one moved. */
  readonly newAddress: string;

  /** Heads what was found where there are several sets of rules. */
  readonly byRules: (name: string) => string;
  readonly nothingThere: (host: string) => string;
  readonly place: (line: number, column: number) => string;
  readonly hyperlink: (text: string) => string;
  readonly nearMiss: (text: string) => string;
  readonly written: (href: string) => string;
  readonly leads: (url: string, kind: LinkKind, id: string | null) => string;
  readonly meant: (url: string, kind: LinkKind, id: string | null) => string;
  readonly through: (address: string) => string;
  readonly decides: string;
  readonly counts: string;
  readonly countsNot: (why: string) => string;

  readonly framesNotRead: string;
  readonly whyFrameNotRead: Readonly<Record<'foreign' | 'not-needed', string>>;
  readonly innerPagesNotRead: string;
}

/** The help of the sub-command. */
export interface ExplainHelp {
  readonly description: string;
  readonly usage: string;
  readonly address: string;
  readonly group: string;
  readonly options: Readonly<Record<'html' | 'address' | 'name' | 'busId' | 'format', string>>;
}

/** What a page is to the verdict. */
export type PageRole =
  /** The page that the verdict is about. */
  | 'home'
  /** Shown as a part of it. */
  | 'frame'
  /** A frame in which a browser has nothing to show. */
  | 'gone'
  /** Looked at because the home page has nothing. */
  | 'inner-page'
  /** It sent the browser on, to `leadsTo`. */
  | 'on-the-way'
  /** Another address of the site was taken. */
  | 'unused';
