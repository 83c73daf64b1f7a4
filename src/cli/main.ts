#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { cacheFolder } from './cache-folder.ts';

// Commands start in half the time when Node keeps what it made of the sources; processes they start inherit the place.
process.env['NODE_COMPILE_CACHE'] ??= path.join(cacheFolder(), 'code');
enableCompileCache(process.env['NODE_COMPILE_CACHE']);

await import('./program.ts');
