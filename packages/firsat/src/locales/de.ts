import '@firsat/elements/locales/de';
