/** Version of the app, as in package.json; a test holds them equal. */
export const appVersion = '0.1.0';
