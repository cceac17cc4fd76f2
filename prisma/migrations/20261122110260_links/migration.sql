-- A link to a question is bound to the request that it asks about. Links of earlier versions stay as they are.
ALTER TABLE "link" ADD CONSTRAINT "link_approval_object" CHECK (purpose <> 'approval' OR object_id IS NOT NULL) NOT VALID;
