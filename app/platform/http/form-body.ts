// The form that a request carries, when it carries one.

/** @throws Response 400 when the body is no form, or a broken one */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}
