/**
 * The text of a file: UTF-8, else what Turkish Excel writes (windows-1254). The byte order mark is dropped. Rejects when the browser cannot
 * read the file.
 */
export async function readText(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1254').decode(bytes);
  }
}
