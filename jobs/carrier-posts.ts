// Carries out what the carrier posted, where the webhook's answer did not wait for it.
import { laterJob } from "~/messages/webhooks/later-job";
import { carryOutPost } from "~/messages/webhooks/webhooks.server";
import { task } from "./task";

export const carrierPosts = task(laterJob, (post) => carryOutPost(post));
