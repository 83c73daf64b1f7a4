import { enrichCitations } from './citations.ts';
import { followContents } from './follow-contents.ts';
import { placeNotes } from './notes.ts';
import { showPassages } from './passages.ts';
import { rememberPlace, showContinue } from './reading-place.ts';

showPassages();
enrichCitations();
placeNotes();
followContents();
rememberPlace();
showContinue();
