// Stands in for the types generated from the core's table of commands, until they land here.
export interface UndoStep { action: string; params: Record<string, string>; }
export interface BookCounts { customers: number; assets: number; pickups: number; certificates: number; }
export interface BookState {
	companyName: string;
	bookName: string;
	path: string;
	undo: UndoStep | null;
	redo: UndoStep | null;
	counts: BookCounts;
	today: string;
	needsCompany: boolean;
}
export interface Commands {
	"book.state": { request: null; answer: BookState; changes: false };
	"book.undo": { request: null; answer: UndoStep; changes: true };
	"book.redo": { request: null; answer: UndoStep; changes: true };
}
export type RefusalCode = "unexpected" | "cancelled";
