// Opens pages in the Chromium of this machine; every request and every console message is kept.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function withBrowser(work) {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  const quiet = ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", ...quiet] });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

export async function open(browser, url, { theme = "light", width = 1280, height = 900, ...rest } = {}) {
  const context = await browser.newContext({
    colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce", ...rest,
  });
  const page = await context.newPage();
  const seen = { requests: [], messages: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("console", (message) => seen.messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.messages.push(`error: ${error.message}`));
  await page.goto(url);
  return { page, seen, close: () => context.close() };
}

export function job() {
  return JSON.parse(process.argv[2]);
}
