// Where the parts under test lie. The test command names them; by hand, the usual places hold.
import { fileURLToPath } from 'node:url';

const fromTop = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const ending = process.platform === 'win32' ? '.exe' : '';

export const program = process.env['ENDWELL_LOOPBACK'] ?? fromTop(`target/debug/endwell-loopback${ending}`);
export const ui = process.env['ENDWELL_UI'] ?? fromTop('ui/build');
export const results = fromTop('target/browser-results');
export const sampleFolder = fromTop('target/browser-sample-book');
export const orders = fromTop('tests/data/distributor-orders.csv');

/** The folder pictures for the readme go to, where they were asked for. */
export const pictures = process.env['ENDWELL_SCREENSHOTS'];

/** The day on which all tests take place. */
export const today = '2026-11-23';
