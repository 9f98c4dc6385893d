// The closed list of reasons: their order is the order of the contract (the best thing found
// decides), their codes are stable. To add one: add it here, and the compiler asks for its words
// in `reason-words.ts`.

export const REASONS = {
  'results-link': 'pass',
  'wrong-organisation': 'fail',
  'card-link': 'fail',
  'rating-form-link': 'fail',
  'general-link': 'fail',
  'broken-link': 'fail',
  'not-a-hyperlink': 'fail',
  'inner-page-link': 'fail',
  'no-link': 'fail',
  'not-the-site': 'unchecked',
  moved: 'unchecked',
  'bad-address': 'unchecked',
  dns: 'unchecked',
  connection: 'unchecked',
  tls: 'unchecked',
  timeout: 'unchecked',
  'http-error': 'unchecked',
  blocked: 'unchecked',
  'redirect-loop': 'unchecked',
  'private-address': 'unchecked',
  'not-html': 'unchecked',
  'too-large': 'unchecked',
  'empty-page': 'unchecked',
  'script-built': 'unchecked',
  'own-network': 'unchecked',
  interrupted: 'unchecked',
  'internal-error': 'unchecked',
} as const;

export type Reason = keyof typeof REASONS;
export type Verdict = (typeof REASONS)[Reason];

type ReasonOf<V extends Verdict> = {
  [R in Reason]: (typeof REASONS)[R] extends V ? R : never;
}[Reason];
export type FailReason = ReasonOf<'fail'>;
export type UncheckedReason = ReasonOf<'unchecked'>;

export type VerdictCounts = Readonly<Record<Verdict, number>>;
