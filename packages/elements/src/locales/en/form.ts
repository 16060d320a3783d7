/** Words of this area; its owner fills it. */
export const form = {};
