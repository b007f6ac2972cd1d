/** Contests that assigning is measured by: three jurors each, fields, conflicts and a limit for everyone. */
export const assignSizes = {
  small: { submissions: 600, jurors: 40, regions: 17, fields: 9, capacity: 47, conflicts: 900 },
  large: {
    submissions: 10_000,
    jurors: 400,
    regions: 17,
    fields: 9,
    capacity: 80,
    conflicts: 15_000,
  },
} as const;
