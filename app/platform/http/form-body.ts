// The form that a request carries, when it carries one.

/** @throws Response 405 when it is not posted, 400 when the body is no form, or a broken one */
export async function formOf(request: Request): Promise<FormData> {
  if (request.method !== "POST")
    throw new Response(null, { status: 405, headers: { Allow: "GET, HEAD, POST" } });
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}
