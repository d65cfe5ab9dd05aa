import { post } from '../../../shared/api/client';

export function verifyEmail(token: string): Promise<unknown> {
  return post('/auth/verify-email', { token });
}

export function resendVerification(email: string): Promise<unknown> {
  return post('/auth/resend-verification', { email });
}

export function forgotPassword(email: string): Promise<unknown> {
  return post('/auth/forgot-password', { email });
}

export function resetPassword(token: string, newPassword: string): Promise<unknown> {
  return post('/auth/reset-password', { token, new_password: newPassword });
}
