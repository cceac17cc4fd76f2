// Carries out what the carrier posted.
import { laterJob } from "~/messages/webhooks/later-job";
import { carryOutPost } from "~/messages/webhooks/webhooks.server";
import { task } from "./task";

export const carrierPosts = task(laterJob, (post) => carryOutPost(post));
