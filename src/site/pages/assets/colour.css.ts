import type { APIRoute } from 'astro';
import { colourSheet } from '../../../page/colours.ts';
import { portalData } from '../../portal.ts';

/** The county's own colour and those derived from it, for every scheme. */
export const GET: APIRoute = () =>
  new Response(colourSheet(portalData().portal.colour), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
