import { Suspense } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { lazily } from '../shared/lib/lazily';
import { PageSkeleton } from '../shared/ui/PageSkeleton';
import { Boundary } from './Boundary';
import { NotFound } from '../shared/ui/NotFound';
import { Shell } from './Shell';
import { SignedIn } from './SignedIn';

const LoginPage = lazily(() => import('../features/auth/components/LoginPage'));
const RegisterPage = lazily(() => import('../features/auth/components/RegisterPage'));
const ForgotPage = lazily(() => import('../features/auth/components/ForgotPage'));
const ResetPage = lazily(() => import('../features/auth/components/ResetPage'));
const VerifyPage = lazily(() => import('../features/auth/components/VerifyPage'));
const InvitationPage = lazily(() => import('../features/auth/components/InvitationPage'));
const ProjectsPage = lazily(() => import('../features/projects/components/ProjectsPage'));
const ProjectScope = lazily(() => import('../features/projects/components/ProjectScope'));
const ProjectPage = lazily(() => import('../features/projects/components/ProjectPage'));
const UploadPage = lazily(() => import('../features/upload/components/UploadPage'));
const DocumentPage = lazily(() => import('../features/review/components/DocumentPage'));
const RevisedPage = lazily(() => import('../features/exports/components/RevisedPage'));
const RunPage = lazily(() => import('../features/runs/components/RunPage'));
const SchemasPage = lazily(() => import('../features/schemas/components/SchemasPage'));
const SchemaPage = lazily(() => import('../features/schemas/components/SchemaPage'));
const SchemaEditorPage = lazily(() => import('../features/schemas/components/SchemaEditorPage'));
const SettingsPage = lazily(() => import('../features/settings/components/SettingsPage'));
const InstallationPage = lazily(() => import('../features/settings/components/InstallationPage'));
const IntegrationsPage = lazily(() => import('../features/integrations/components/IntegrationsPage'));
const AllIntegrationsPage = lazily(() => import('../features/integrations/components/AllIntegrationsPage'));
const IntegrationPage = lazily(() => import('../features/integrations/components/IntegrationPage'));
const IntegrationFormPage = lazily(() => import('../features/integrations/components/IntegrationFormPage'));
const LocatePage = lazily(() => import('../features/projects/components/LocatePage'));

/** Every address of the client. */
export function Pages() {
  return (
    <Boundary>
      <Suspense fallback={null}>
        <Routes>
          <Route path="/" element={<Navigate to="/app" replace />} />
          <Route path="/login" element={<LoginPage />} />
          <Route path="/register" element={<RegisterPage />} />
          <Route path="/forgot-password" element={<ForgotPage />} />
          <Route path="/reset-password" element={<ResetPage />} />
          <Route path="/verify-email" element={<VerifyPage />} />
          <Route path="/invitation" element={<InvitationPage />} />
          <Route
            path="/app"
            element={
              <SignedIn>
                <Shell>
                  <Page />
                </Shell>
              </SignedIn>
            }
          >
            <Route index element={<ProjectsPage />} />
            <Route path="projects" element={<Navigate to="/app" replace />} />
            <Route path="projects/:projectId" element={<ProjectScope />}>
              <Route index element={<ProjectPage />} />
              <Route path="upload" element={<UploadPage />} />
              <Route path="documents/:sourceUid" element={<DocumentPage />} />
              <Route path="documents/:sourceUid/revised" element={<RevisedPage />} />
              <Route path="runs/:runId" element={<RunPage />} />
              <Route path="integrations" element={<IntegrationsPage />} />
              <Route path="integrations/new" element={<IntegrationFormPage />} />
              <Route path="integrations/:integrationId" element={<IntegrationPage />} />
              <Route path="integrations/:integrationId/edit" element={<IntegrationFormPage />} />
              <Route path="*" element={<NotFound />} />
            </Route>
            <Route path="schemas" element={<SchemasPage />} />
            <Route path="schemas/new" element={<SchemaEditorPage />} />
            <Route path="schemas/:schemaId" element={<SchemaPage />} />
            <Route path="integrations" element={<AllIntegrationsPage />} />
            <Route path="settings" element={<SettingsPage />} />
            <Route path="settings/installation" element={<InstallationPage />} />
            {/* Who signs in at another site comes back within the application. */}
            <Route path="invitation" element={<Navigate to="/invitation" replace />} />
            <Route path="documents/:sourceUid" element={<LocatePage />} />
            <Route path="runs/:runId" element={<LocatePage />} />
            <Route path="upload" element={<LocatePage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </Boundary>
  );
}

function Page() {
  const { pathname } = useLocation();
  return (
    <Boundary key={pathname}>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </Boundary>
  );
}
