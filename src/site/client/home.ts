import { showContinue } from './reading-place.ts';

showContinue();
