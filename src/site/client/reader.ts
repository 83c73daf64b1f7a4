import { enrichCitations } from './citations.ts';
import { followContents } from './follow-contents.ts';
import { placeNotes } from './notes.ts';
import { rememberPlace, showContinue } from './reading-place.ts';

enrichCitations();
placeNotes();
followContents();
rememberPlace();
showContinue();
