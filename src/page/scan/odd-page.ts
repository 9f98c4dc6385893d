// The scan reads a page in one pass; the tree reads it as a browser does, in several times the time.
// Both must say the same, so the scan answers only where it cannot be wrong. HTML gives every text a
// meaning, and for most broken texts that meaning is to
// move what was read before: text that stands loose in a table goes in front of the table, and a
// `</b>` behind a paragraph that opened in it has the paragraph taken apart. What has been passed
// cannot be moved. Nor does the scan follow what is rare: formulas, HTML in drawings, framesets,
// templates, ruby, and bytes that two tokenizers read in two ways.
//
// At the first such sign the scan stops by throwing this error. It is no fault of the page, and
// nobody is told of it: the reader catches it and builds the tree. A guess is never an answer, and
// to throw too often costs time alone. So a rule that would take more than a few lines to follow
// exactly is not followed, and a new one needs a page in the tests that says why.

/** Thrown by the scan where the tree alone can tell; caught where the page is read. */
export class OddPage extends Error {}
