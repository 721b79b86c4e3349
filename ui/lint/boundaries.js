// An ESLint rule that keeps imports pointing down:
//   components <- features <- routes; host <- api; a feature imports no other feature;
//   only host/ names @tauri-apps; components know neither host nor api.
import path from 'node:path';

const ALIASES = { $components: 'components', $features: 'features', $api: 'api', $host: 'host' };

/** What each floor may import besides itself. */
const ALLOWED = {
	components: [],
	host: [],
	api: ['host', 'components/text'],
	features: ['components', 'api', 'host'],
	routes: ['components', 'api', 'host', 'features']
};

/** @param {string} file absolute path; answers the path below src, or null when outside. */
function belowSrc(file) {
	const parts = file.split(path.sep);
	const at = parts.lastIndexOf('src');
	return at < 0 ? null : parts.slice(at + 1).join('/');
}

/** @param {string} file @param {string} source */
function target(file, source) {
	const [head, ...rest] = source.split('/');
	if (head && head in ALIASES) return [ALIASES[/** @type {keyof typeof ALIASES} */ (head)], ...rest].join('/');
	if (source.startsWith('.')) return belowSrc(path.resolve(path.dirname(file), source));
	return null;
}

/** Says why `file` may not import `source`, or null when it may. @param {string} file @param {string} source */
export function reasonAgainst(file, source) {
	const from = belowSrc(file);
	if (from === null) return null;
	const floor = from.split('/')[0] ?? '';
	if (!(floor in ALLOWED)) return null;
	if (source.startsWith('@tauri-apps/')) return floor === 'host' ? null : 'only host/ names @tauri-apps';
	const to = target(file, source);
	if (to === null) return null;
	const toFloor = to.split('/')[0] ?? '';
	if (floor === 'features' && toFloor === 'features') {
		return from.split('/')[1] === to.split('/')[1] ? null : 'a feature imports no other feature';
	}
	if (floor === toFloor) return null;
	const allowed = ALLOWED[/** @type {keyof typeof ALLOWED} */ (floor)];
	if (allowed.some((place) => to === place || to.startsWith(`${place}/`))) return null;
	return `${floor}/ may not import ${toFloor}/; imports point down`;
}

/** @type {import('eslint').Rule.RuleModule} */
export default {
	meta: { type: 'problem', schema: [] },
	create(context) {
		/** @param {import('eslint').Rule.Node} node @param {unknown} source */
		const check = (node, source) => {
			const reason = typeof source === 'string' ? reasonAgainst(context.filename, source) : null;
			if (reason) context.report({ node, message: reason });
		};
		return {
			ImportDeclaration: (node) => check(node, node.source.value),
			ExportNamedDeclaration: (node) => check(node, node.source?.value),
			ExportAllDeclaration: (node) => check(node, node.source.value),
			ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : null)
		};
	}
};
