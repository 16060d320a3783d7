import '@firsat/elements/locales/ar';
