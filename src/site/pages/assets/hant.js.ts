import type { APIRoute } from 'astro';
import { hanziScript } from '../../hanzi-script.ts';

/** Simplified to Traditional. */
export const GET: APIRoute = () => hanziScript('hant');
