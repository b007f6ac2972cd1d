/** Where reminders are written. */
export const remindersPath = '/completeness/reminders';
