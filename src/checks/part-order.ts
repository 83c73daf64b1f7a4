import { aFinding } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import { findMisplaced, roles } from '../model/outline.ts';
import type { BodyStyle } from '../model/work-kinds.ts';
import type { Check } from './check.ts';
import { quote } from './quotation.ts';
import { topUnits, worksOfStyle, type Unit } from './units.ts';

/** The parts of a work stand in the order custom gives them. */
function partOrder(style: BodyStyle, code: FindingCode): Check {
  return {
    code,
    *run(checked) {
      for (const work of worksOfStyle(checked, style)) {
        const units = topUnits(work);
        const sequence = units.map(({ role }) => role);
        for (const { at, side, of } of findMisplaced(style, sequence)) {
          const unit = units[at];
          const other = units[of];
          if (unit && other) yield aFinding(code, unit.file, explain(unit, side, other));
        }
      }
    },
  };
}

function explain(unit: Unit, side: 'before' | 'after', other: Unit): string {
  const [where, now] = side === 'before' ? ['前', '后'] : ['后', '前'];
  return `${nameOf(unit)}按惯例排在${nameOf(other)}之${where}，现在排在它之${now}。请修改名称前的序号，使 ${unit.path} 排到 ${other.path} 之${where}。`;
}

function nameOf({ title, role }: Unit): string {
  return title === roles[role] ? quote(title) : `${quote(title)}（${roles[role]}）`;
}

export const yearbookPartOrder = partOrder('yearbook', 'yearbook-part-order');
export const gazetteerPartOrder = partOrder('gazetteer', 'gazetteer-part-order');
