/** What a later version of the application wrote: opening it could lose what only that version knows. */
export class NewerDatabaseError extends Error {}
