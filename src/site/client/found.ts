import { showPassages } from './passages.ts';

showPassages();
