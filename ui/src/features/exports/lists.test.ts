// What is exported is what is shown: the filters of each screen go along.
import { expect, test } from 'vitest';
import { exportEntries } from '$components/export-menu';
import { customerLists, customersLists, dueList, equipmentList, forecastList, pickupsList, recyclersList, settingsLists } from './lists';

test('the filters of the equipment list go along', () => {
	const filters = { text: 'latitude', customer: 'c-1', category: '', state: 'retired' };
	expect(equipmentList(filters, null, 'Harbor Dental Group')).toEqual({
		list: { list: 'equipment', of: { text: 'latitude', customerId: 'c-1', category: '', state: 'retired' } },
		name: 'Equipment',
		file: 'Equipment Harbor Dental Group',
		rows: undefined
	});
	const all = equipmentList({ text: '', customer: '', category: '', state: '' }, 9963);
	expect([all.file, all.rows]).toEqual(['Equipment', 9963]);
	expect(all.list).toEqual({ list: 'equipment', of: { text: '', customerId: null, category: '', state: '' } });
});

test('a due list has as many rows as its band, unless it is a month', () => {
	const counts = [{ band: 'overdue', devices: 41 }, { band: '90-days', devices: 310 }] as const;
	const filters = { band: '90-days', month: null, customer: 'c-1', site: '', category: 'laptop' } as const;
	const due = dueList(filters, counts);
	expect(due.rows).toBe(310);
	expect(due.list).toEqual({
		list: 'due',
		of: { band: '90-days', month: null, customerId: 'c-1', siteId: null, category: 'laptop' }
	});
	expect(dueList({ ...filters, month: '2027-02-01' }, counts).rows).toBeUndefined();
});

test('the forecast is exported as it is shown', () => {
	const filters = { customer: 'c-1', category: '', plan: 'p-1', by: 'quarter', years: 3, measure: 'budget' } as const;
	expect(forecastList(filters).list).toEqual({
		list: 'forecast',
		of: { forecast: { customerId: 'c-1', scenarioId: 'p-1', category: '', by: 'quarter', years: 3 }, measure: 'budget' }
	});
});

test('a count is only said where it is known', () => {
	expect(customersLists('', 24)[0]?.rows).toBe(24);
	expect(customersLists('harbor', 24)[0]?.rows).toBeUndefined();
	expect(pickupsList(true, 7).rows).toBe(7);
	expect(pickupsList(false, 7).rows).toBeUndefined();
	expect(recyclersList([{ certifications: [1, 2] }, { certifications: [] }]).rows).toBe(3);
});

test.each([
	['equipment', ['equipment']],
	['supplies', ['supplies']],
	['pickups', ['pickups']],
	['certificates', ['certificates']],
	['places', ['sites', 'contacts']],
	['planning', []],
	['history', []]
])('the side %s of a customer lists %o', (side, expected) => {
	const customer = { id: 'c-1', name: 'Harbor Dental Group', sites: [1], contacts: [] };
	const lists = customerLists(side, customer, 12);
	expect(lists.map(({ list }) => list.list)).toEqual(expected);
	for (const { list, file } of lists) {
		expect(file).toContain('Harbor Dental Group');
		expect(list).toMatchObject({ of: { customerId: 'c-1' } });
	}
});

test.each([['policies', 'policies'], ['support', 'support'], ['prices', 'prices'], ['general', undefined]])(
	'the part %s of the settings lists %s',
	(part, expected) => {
		expect(settingsLists(part, 'apple')[0]?.list.list).toBe(expected);
	}
);

test('a menu names its lists only where there are several', () => {
	const texts = (lists: Parameters<typeof exportEntries>[0]) => exportEntries(lists).map(({ text, note }) => [text, note]);
	expect(texts([{ list: 1, name: 'Equipment', file: 'Equipment', rows: 9963 }])).toEqual([
		['CSV…', '9,963 rows'],
		['Excel workbook…', '9,963 rows'],
		['Open as a workbook', '9,963 rows']
	]);
	const several = texts([{ list: 1, name: 'Sites', file: 'Sites', rows: 1 }, { list: 2, name: 'Contacts', file: 'Contacts' }]);
	expect([several[0], several[4]]).toEqual([['Sites: CSV…', '1 row'], ['Contacts: Excel workbook…', undefined]]);
});
