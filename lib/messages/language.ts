/** Languages that Belay's own words exist in. */
export const languages = ['en', 'fr'] as const;

export type Language = (typeof languages)[number];
