// WebKitGTK's MiniBrowser over WebDriver (Debian: webkit2gtk-driver, and xvfb where there is no display): one window,
// spoken to as puppeteer's pages are, so that what drives the other engines drives this one.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.mjs';
import { keyCode } from './keys.mjs';
import { focusWindows } from './x-focus.mjs';

const START_LIMIT = 30_000;

/** A function of a test that does not end in the page. */
const SCRIPT_LIMIT = 60_000;

/** Anything that the driver does not answer. */
const CALL_LIMIT = 90_000;

/** A display of our own: Xvfb picks a free number and tells it. */
function startDisplay(program, children) {
  const xvfb = spawn(program, ['-displayfd', '3', '-screen', '0', '2000x2000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(xvfb);
  return new Promise((resolve, reject) => {
    xvfb.on('error', reject);
    xvfb.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
  });
}

/** The bar of the window as small as can be: at its usual size no page is narrower than 447 px. */
const SMALL =
  '* { padding: 0; margin: 0; min-width: 0; min-height: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }';

/** `isStill`: a person who wants no motion. It can be said at the start only. */
function settingsFolder(isStill) {
  const folder = mkdtempSync(path.join(tmpdir(), 'firsat-webkit-'));
  mkdirSync(path.join(folder, 'gtk-3.0'));
  writeFileSync(path.join(folder, 'gtk-3.0/gtk.css'), SMALL);
  writeFileSync(
    path.join(folder, 'gtk-3.0/settings.ini'),
    `[Settings]\ngtk-enable-animations=${isStill ? 0 : 1}\n`,
  );
  return folder;
}

/** The browser: `open()` starts it, `page` is its window, `close()` ends all that was started. */
export class WebKit {
  #children = [];
  #root = '';
  #session = '';
  #folder = '';
  #program = '';
  #display = '';
  page = new WebKitPage((method, path, body) => this.#inSession(method, path, body));

  async open({ driver, browser, display, isStill = false }) {
    this.#folder = settingsFolder(isStill);
    const env = {
      ...process.env,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      NO_AT_BRIDGE: '1',
      XDG_CONFIG_HOME: this.#folder,
      DISPLAY: await startDisplay(display, this.#children),
    };
    delete env.WAYLAND_DISPLAY;
    const port = await freePort();
    this.#root = `http://127.0.0.1:${port}`;
    this.#children.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
    await this.#answers();
    this.#program = browser;
    this.#display = env.DISPLAY;
    await this.renew();
    return this.page;
  }

  /** A browser that remembers nothing, in place of the one there is. */
  async renew() {
    if (this.#session) await this.#inSession('DELETE', '');
    const { sessionId } = await this.#call('POST', '/session', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: this.#program, args: ['--automation'] } },
      },
    });
    this.#session = sessionId;
    await this.#inSession('POST', '/timeouts', { script: SCRIPT_LIMIT });
    await focusWindows(this.#display);
  }

  async close() {
    if (this.#session) await this.#inSession('DELETE', '').catch(() => undefined);
    for (const child of this.#children.reverse()) child.kill();
    this.#children = [];
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answers() {
    const end = performance.now() + START_LIMIT;
    for (;;)
      try {
        return await this.#call('GET', '/status');
      } catch (error) {
        if (performance.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
  }

  #inSession(method, path, body) {
    return this.#call(method, `/session/${this.#session}${path}`, body);
  }

  async #call(method, path, body) {
    const response = await fetch(this.#root + path, {
      method,
      signal: AbortSignal.timeout(CALL_LIMIT),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value?.message || value?.error}`);
    return value;
  }
}

class WebKitPage {
  #call;
  #at = { x: 0, y: 0 };

  constructor(call) {
    this.#call = call;
  }

  keyboard = {
    down: (key) => this.#keys([{ type: 'keyDown', value: keyCode(key) }]),
    up: (key) => this.#keys([{ type: 'keyUp', value: keyCode(key) }]),
    press: (key) =>
      this.#keys([
        { type: 'keyDown', value: keyCode(key) },
        { type: 'keyUp', value: keyCode(key) },
      ]),
    type: (text) =>
      this.#keys(
        [...text].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      ),
  };

  mouse = {
    move: (x, y, { steps = 1 } = {}) => {
      const from = this.#at;
      this.#at = { x, y };
      return this.#pointer(
        Array.from({ length: steps }, (_, index) => ({
          type: 'pointerMove',
          duration: 0,
          x: Math.round(from.x + ((x - from.x) * (index + 1)) / steps),
          y: Math.round(from.y + ((y - from.y) * (index + 1)) / steps),
        })),
      );
    },
    down: ({ button } = {}) => this.#pointer([{ type: 'pointerDown', button: BUTTONS[button ?? 'left'] }]),
    up: ({ button } = {}) => this.#pointer([{ type: 'pointerUp', button: BUTTONS[button ?? 'left'] }]),
    click: async (x, y, options = {}) => {
      await this.mouse.move(x, y);
      await this.mouse.down(options);
      await this.mouse.up(options);
    },
    reset: () => this.#call('DELETE', '/actions'),
  };

  goto(url) {
    return this.#call('POST', '/url', { url });
  }

  url() {
    return this.#call('GET', '/url');
  }

  /** From now on all is asked of the only frame of the page. */
  async enterFrame() {
    await this.#call('POST', '/frame', { id: 0 });
  }

  /** The window is made so large that the page has this size. */
  async setViewport({ width, height }) {
    for (let tries = 0; tries < 3; tries++) {
      const inner = await this.#size();
      if (inner.width === width && inner.height === height) return;
      const outer = await this.#call('GET', '/window/rect');
      await this.#call('POST', '/window/rect', {
        x: 0,
        y: 0,
        width: outer.width + width - inner.width,
        height: outer.height + height - inner.height,
      });
    }
  }

  #size() {
    return this.evaluate(() => ({ width: globalThis.innerWidth, height: globalThis.innerHeight }));
  }

  /** Nothing can be asked of it; what a page sees already is no question. */
  async emulateMediaFeatures(features = []) {
    for (const { name, value } of features)
      if (!(await this.evaluate((query) => globalThis.matchMedia(query).matches, `(${name}: ${value})`)))
        throw new Error(`WebKitGTK cannot be asked for ${name}: ${value}.`);
  }

  async emulateMediaType(type) {
    if (type && type !== 'screen') throw new Error(`WebKitGTK cannot be asked for the medium ${type}.`);
  }

  async evaluate(fact, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${String(fact)})(...[...arguments].slice(0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;
    const { value, error } = await this.#call('POST', '/execute/async', { script, args });
    if (error) throw new Error(error);
    return value;
  }

  async screenshot() {
    return Buffer.from(await this.#call('GET', '/screenshot'), 'base64');
  }

  #keys(actions) {
    return this.#call('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  #pointer(actions) {
    return this.#call('POST', '/actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }
}

const BUTTONS = { left: 0, middle: 1, right: 2 };
