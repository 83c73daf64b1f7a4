import type { APIRoute } from 'astro';
import { portalData } from '../../portal.ts';

/** The county's own colour; the style sheet derives the rest. */
export const GET: APIRoute = () =>
  new Response(`:root{--county:${portalData().portal.colour}}`, {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
