export const greeting = (name) => `hello ${name}`;
export const farewell = (name) => `goodbye ${name}`;
