import { expect, test } from 'vitest';
import { readingRoomSchema } from '../../src/model/reading-room.ts';
import { holdingsOf } from '../../src/page/holdings.ts';

const aRoom = (id: string, opened: string, holdings: object[]) => ({
  id,
  meta: readingRoomSchema.parse({ name: id, opened, holdings }),
  passages: [],
});

test('a work names the rooms that hold it, the oldest room first', () => {
  const rooms = [
    aRoom('茶坪', '2019', [{ work: 'tea', copies: 2, use: '仅供室内阅览' }]),
    aRoom('文庙', '2016', [{ work: 'tea', callNumber: 'K29', copies: 4 }, { title: '《别的书》' }]),
    aRoom('学校', '2017', [{ work: 'paper' }]),
  ];
  expect(holdingsOf('tea', rooms)).toEqual([
    { room: '文庙', name: '文庙', callNumber: 'K29', copies: 4, use: undefined },
    { room: '茶坪', name: '茶坪', callNumber: undefined, copies: 2, use: '仅供室内阅览' },
  ]);
  expect(holdingsOf('none', rooms)).toEqual([]);
});
