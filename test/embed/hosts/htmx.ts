// A page that asks its server for the widgets and swaps the answer in.
import htmx from 'htmx.org';

// Its style of indicators is none of ours.
htmx.config.includeIndicatorStyles = false;
