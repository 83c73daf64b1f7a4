/**
 * Characters that search counts; all others, punctuation and white space, it passes over. Letters and digits of every
 * script, private characters of old fonts, and the marks that prints have for characters lost or not in the type case.
 */
export const findable = /[\p{L}\p{N}\p{Co}〓□○◯]/u;
