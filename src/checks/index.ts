import type { Finding } from '../model/finding.ts';
import type { Check, Checked } from './check.ts';
import { chapterUnknown } from './chapter-unknown.ts';
import { chronicleDateDiffers } from './chronicle-date-differs.ts';
import { chronicleOrder } from './chronicle-order.ts';
import { consentMissing } from './consent-missing.ts';
import { entryTitleComma } from './entry-title-comma.ts';
import { entryTitleLong } from './entry-title-long.ts';
import { entryTitleRepeated } from './entry-title-repeated.ts';
import { eventDatesDiffer } from './event-dates-differ.ts';
import { eventOutsideCoverage } from './event-outside-coverage.ts';
import { galleryFigureMissing } from './gallery-figure-missing.ts';
import { gazetteerPartMissing } from './gazetteer-part-missing.ts';
import { livingPersonDetail } from './living-person-detail.ts';
import { memberUnknown } from './member-unknown.ts';
import { momentUnknown } from './moment-unknown.ts';
import { namePeriod } from './name-period.ts';
import { gazetteerPartOrder, yearbookPartOrder } from './part-order.ts';
import { personNameRepeated } from './person-name-repeated.ts';
import { organisationUnknown, personUnknown, placeUnknown } from './register-references.ts';
import { subcategoryEmpty } from './subcategory-empty.ts';
import { tenureGap, tenureImpossible, tenureOverlap } from './tenures.ts';
import { topicEntryMissing } from './topic-entry-missing.ts';
import { workUnknown } from './work-unknown.ts';
import { yearbookLevels } from './yearbook-levels.ts';
import { yearbookPartMissing } from './yearbook-part-missing.ts';

/** Every check, in the order they run. */
export const checks: readonly Check[] = [
  personUnknown,
  placeUnknown,
  organisationUnknown,
  memberUnknown,
  chapterUnknown,
  workUnknown,
  galleryFigureMissing,
  topicEntryMissing,
  momentUnknown,
  yearbookPartMissing,
  yearbookPartOrder,
  yearbookLevels,
  subcategoryEmpty,
  entryTitleLong,
  entryTitleComma,
  entryTitleRepeated,
  gazetteerPartMissing,
  gazetteerPartOrder,
  chronicleOrder,
  eventOutsideCoverage,
  eventDatesDiffer,
  chronicleDateDiffers,
  livingPersonDetail,
  personNameRepeated,
  tenureImpossible,
  tenureOverlap,
  tenureGap,
  namePeriod,
  consentMissing,
];

/** Runs every check over what was read. */
export function runChecks(checked: Checked): Finding[] {
  return checks.flatMap((check) => [...check.run(checked)]);
}
