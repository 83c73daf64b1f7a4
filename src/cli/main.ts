#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { programCache } from '../press/program-cache.ts';
import { cacheFolder } from './cache-folder.ts';

// Commands start in half the time when Node keeps what it made of the sources; processes they start inherit the place.
process.env['NODE_COMPILE_CACHE'] ??= path.join(programCache(cacheFolder()), 'code');
enableCompileCache(process.env['NODE_COMPILE_CACHE']);

await import('./program.ts');
