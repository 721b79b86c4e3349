// Where a pickup goes: to a recycler's facility, or to a take-back programme.
import type { PickupCard } from '$api/types';

/** The outlet's name; nothing while none is chosen. */
export function goesTo({ facility, programme }: Pick<PickupCard, 'facility' | 'programme'>): string | null {
	if (facility) return `${facility.recycler}, ${facility.name}`;
	return programme?.name ?? null;
}

/** Who takes it over there; nothing while no outlet is chosen. */
export function takenBy({ facility, programme }: Pick<PickupCard, 'facility' | 'programme'>): string | null {
	if (facility) return facility.recycler;
	return programme && (programme.operator || programme.name);
}

/** A programme of which it is not known where it processes: the recycler's document says it. */
export function asksWhere({ facility, programme }: Pick<PickupCard, 'facility' | 'programme'>): boolean {
	return facility === null && programme !== null && programme.facilityId === null;
}
