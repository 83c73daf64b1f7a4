import type { z } from 'zod';

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（每项一行，以“- ”开头）',
  object: '一组“名称: 值”',
  record: '一组“名称: 值”',
};

/** Says what a value is, as an editor sees it. */
function nameValue(input: unknown): string {
  if (input === null || input === undefined) return '空';
  if (Array.isArray(input)) return '列表';
  if (typeof input === 'object') return '一组“名称: 值”';
  const written = typeof input === 'string' ? input : JSON.stringify(input);
  return `${typeof input === 'number' ? '数字' : typeof input === 'boolean' ? '是非值' : '文字'}“${written.length > 30 ? `${written.slice(0, 30)}…` : written}”`;
}

/**
 * Chinese sentence for a zod issue whose schema says none of its own. zod's built-in zh-CN locale mixes English type
 * names in, which an editor cannot read.
 */
export const explainIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? '缺少这一项，请补上。'
        : `这里应是${typeNames[issue.expected] ?? issue.expected}，现在是${nameValue(issue.input)}。`;
    case 'unrecognized_keys':
      return `不认识的项目 ${issue.keys.join('、')}。请检查拼写，或删去。`;
    case 'invalid_value':
      return `只能写 ${issue.values.map(String).join('、')} 之一，现在是${nameValue(issue.input)}。`;
    case 'too_small':
      return `太小或太短：最少 ${String(issue.minimum)}，现在是${nameValue(issue.input)}。`;
    case 'too_big':
      return `太大或太长：最多 ${String(issue.maximum)}，现在是${nameValue(issue.input)}。`;
    default:
      return `写法有误，现在是${nameValue(issue.input)}。`;
  }
};
