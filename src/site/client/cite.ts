import { enrichCitations } from './citations.ts';

enrichCitations();
