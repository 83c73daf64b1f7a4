import type { APIRoute } from 'astro';
import { hanziScript } from '../../hanzi-script.ts';

/** Traditional to Simplified. */
export const GET: APIRoute = () => hanziScript('hans');
